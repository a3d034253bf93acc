"""The web server: granian takes the connections, and Django's own threads answer whole requests.

A connection costs next to nothing while it is slow: granian reads headers in Rust, and a body is read here, without a
thread, until it is all there. Only then is the request given to one of a few threads (``threads``), so somebody
who sends a byte a minute takes nobody's place. What is sent has a most and a time, and so has every answer:

- headers: HEADER_SECONDS, HEADER_BYTES; the same time closes a connection that is kept open and says nothing
- body: BODY_SECONDS, MOST_BODY; all bodies of a process together: MOST_TOGETHER
- the answer: ANSWER_SECONDS. A thread cannot be stopped, so a process whose threads are all lost ends, and granian
  starts another one in its place

``python -m grader.serving 15`` imports the application once and forks a process a core from it, so a server that
listens is warm. SIGTERM lets the requests in hand end. ``python -m grader.serving 15 LISTENER TOLD`` serves on a
socket that its parent has opened, and writes a byte when it is warm; see cli/handover.
"""
