"""What the pages of a test say in the browser's console."""


class Console:
    """Hears every message and every error; a test names those that it provokes."""

    def __init__(self):
        self.heard = []
        self.provoked = []

    def listen_to(self, context):
        """Hear what all pages of this context say from now on."""
        context.on("console", self.note_message)
        context.on("weberror", self.note_error)

    def leave(self, context):
        """Hear no more of what they say."""
        context.remove_listener("console", self.note_message)
        context.remove_listener("weberror", self.note_error)

    def note_message(self, message):
        """Keep its kind, its words and where it came from."""
        where = message.location["url"] if message.location else ""
        self.heard.append(f"{message.type}: {message.text} ({where})")

    def note_error(self, fault):
        """Keep an error that no script caught."""
        self.heard.append(f"error: {fault.error}")

    def expect(self, *phrases):
        """Let messages pass that hold one of these phrases."""
        self.provoked += phrases

    @property
    def unexpected(self):
        """What nobody provoked."""
        return [
            words
            for words in self.heard
            if not any(phrase in words for phrase in self.provoked)
        ]
