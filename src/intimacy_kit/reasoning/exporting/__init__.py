"""Write a knowledge base as one module of JavaScript, for devices: the same diagnosis, without Python."""
