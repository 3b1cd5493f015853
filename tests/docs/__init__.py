"""What a newcomer reads is true: every example runs and says what the page says it says."""
