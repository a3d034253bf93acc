# One image for the web server and the workers; docker-compose.yml says which one a container is.
FROM python:3.11-slim-bookworm

RUN apt-get update \
    && apt-get install -y --no-install-recommends bubblewrap git \
    && rm -rf /var/lib/apt/lists/*

RUN useradd --create-home --uid 10001 tensorgrade
WORKDIR /srv/tensorgrade
ENV PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1

COPY requirements/base.txt requirements/sso.txt requirements/torch.txt requirements/triton.txt requirements/
# The build of torch for a machine without a GPU is a tenth as large:
# docker compose build --build-arg TORCH_INDEX=https://download.pytorch.org/whl/cpu
ARG TORCH_INDEX=
# Exercises about kernels need triton, another 1 GB: --build-arg TRITON=1
ARG TRITON=0
RUN pip install -r requirements/base.txt -r requirements/sso.txt \
    && pip install ${TORCH_INDEX:+--index-url "$TORCH_INDEX"} -r requirements/torch.txt \
    && if [ "$TRITON" = 1 ]; then pip install -r requirements/triton.txt; fi

COPY manage.py pyproject.toml LICENSE ./
COPY grader grader
COPY client client
COPY reference reference
COPY exercises exercises

# Byte code is made here once, since a running container writes none; the static files are made by `web` at its start.
RUN python -m compileall -q grader && mkdir var && chown tensorgrade:tensorgrade var
USER tensorgrade
VOLUME /srv/tensorgrade/var
EXPOSE 8000
CMD ["python", "manage.py", "web"]
