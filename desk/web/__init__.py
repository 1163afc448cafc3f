"""The exception desk: web pages on which people settle what the robot may not decide by itself."""
