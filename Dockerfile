ARG PYTHON=3.13-slim

FROM python:${PYTHON} AS builder
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv --without-pip /venv
COPY requirements/run.txt /tmp/run.txt
RUN pip --python /venv/bin/python install --require-hashes --only-binary :all: -r /tmp/run.txt
WORKDIR /app
COPY pyproject.toml LICENSE ./
COPY bot bot
COPY flows flows
COPY locales locales
RUN pip --python /venv/bin/python install --no-index --no-deps --no-build-isolation --editable . \
    && /venv/bin/pybabel compile --domain=flows --directory=locales \
    && /venv/bin/python -m compileall -q bot

FROM python:${PYTHON}
RUN groupadd --gid 10001 steunkring \
    && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /data --shell /usr/sbin/nologin steunkring \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data
COPY --from=builder /venv /venv
COPY --from=builder /app /app
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 DATA_DIR=/data LISTEN=0.0.0.0:8080
WORKDIR /app
USER 10001:10001
VOLUME /data
EXPOSE 8080
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=10s --start-period=20s --retries=3 CMD ["python", "-m", "bot", "health"]
ENTRYPOINT ["python", "-m", "bot"]
CMD ["run"]
