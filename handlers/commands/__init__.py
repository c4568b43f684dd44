"""The rows of the menu, a module per subject: the commands people type and the buttons of their cards."""
