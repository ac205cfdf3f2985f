"""Understanding questions, answering them, and showing the answers."""
