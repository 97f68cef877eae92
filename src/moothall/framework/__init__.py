"""What is asked: the types of a framework, without its content and without any file format."""
