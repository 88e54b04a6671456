"""What is kept, and for how long: people's sessions, the inbox and the outbox, all sealed."""
