"""Where chats bring deliveries: `front_desk` answers them, `presses` does what controls stand for, `ways` lead back.

`late_answers` are those that a chat did not take when they were ready.
"""
