"""Where chats bring deliveries: `front_desk` answers them, `presses` does what controls stand for, `ways` lead back."""
