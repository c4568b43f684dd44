"""The forms that Scout knows, a module per form, and how they are opened, checked, redrawn and sent in (`filling`)."""
