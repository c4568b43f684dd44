"""What listens answers without waiting for the other end to confirm each piece."""

from __future__ import annotations

import socket

from bot.serving import listen


def test_the_pieces_of_an_answer_do_not_wait_for_each_other() -> None:
    with listen("127.0.0.1", 0) as listening, socket.create_connection(listening.getsockname()[:2]):
        accepted, _ = listening.accept()
        with accepted:
            assert accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
