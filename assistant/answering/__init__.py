"""The core: a question in, an answer with quotes out. Its one door is Desk.ask."""
