"""Feishu groups with people of another tenant in them: by no way do they spend, see or change what is the team's."""
