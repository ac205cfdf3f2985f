"""What the actions of the chat screen do, by concern."""
