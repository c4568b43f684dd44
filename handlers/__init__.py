"""What the bot does and says, the same in every chat. Start reading in `menu`."""
