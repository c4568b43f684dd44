"""Secrets at rest are sealed, bound to their owner, and outlive a change of the key."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.sealing import CannotUnseal, NoKey, Sealer

KEY, NEXT = "k" * 32, "n" * 32


@given(st.text(min_size=1), st.text())
def test_what_is_sealed_opens_for_its_owner(secret: str, owner: str) -> None:
    try:
        secret.encode()
        owner.encode()
    except UnicodeEncodeError:
        return
    sealed = Sealer([KEY]).seal(secret, owner)
    assert Sealer([KEY]).unseal(sealed, owner) == secret


def test_nothing_of_the_secret_is_to_be_seen() -> None:
    sealed = Sealer([KEY]).seal("xoxb-secret", "slack:T1")
    assert "xoxb" not in sealed
    assert KEY not in sealed
    assert sealed != Sealer([KEY]).seal("xoxb-secret", "slack:T1")


def test_a_secret_moved_to_another_owner_does_not_open() -> None:
    sealed = Sealer([KEY]).seal("xoxb-secret", "slack:T1")
    with pytest.raises(CannotUnseal):
        Sealer([KEY]).unseal(sealed, "slack:T2")


def test_a_changed_text_does_not_open() -> None:
    sealed = Sealer([KEY]).seal("xoxb-secret", "slack:T1")
    with pytest.raises(CannotUnseal):
        Sealer([KEY]).unseal(sealed[:-4] + "AAA=", "slack:T1")


def test_an_earlier_key_opens_and_the_new_one_seals() -> None:
    old = Sealer([KEY]).seal("xoxb-secret", "slack:T1")
    both = Sealer([NEXT, KEY])
    assert both.unseal(old, "slack:T1") == "xoxb-secret"
    assert not both.is_current(old)
    assert both.is_current(both.seal("xoxb-secret", "slack:T1"))
    with pytest.raises(CannotUnseal, match="not known"):
        Sealer([NEXT]).unseal(old, "slack:T1")


def test_without_a_key_nothing_is_sealed() -> None:
    with pytest.raises(NoKey):
        Sealer().seal("xoxb-secret", "slack:T1")
    assert Sealer().seal("", "slack:T1") == ""
