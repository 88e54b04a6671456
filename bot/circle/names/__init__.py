"""What people type about people: who is named, what is said of them, how to call them back."""
