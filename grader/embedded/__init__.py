"""What stands in for PostgreSQL and Redis where neither is configured: the service on one machine, nothing to install.

- ``sqlite``: Django's SQLite backend with a queue in front of the write lock.
- ``broker``: a message broker made of the kernel's named pipes, so that Celery runs the tasks here as anywhere.
"""
