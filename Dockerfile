# The site in a container: `docker compose up` beside PostgreSQL, see docs/deployment.md.
FROM python:3.11-slim-trixie

# PostgreSQL's client programmes make and restore backups; they must not be older than the server.
# Pango sets the PDF; the fonts are for it and for pictures as PNG: Latin, Cyrillic, Greek, Arabic; Chinese.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends postgresql-client-17 \
      libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
      fonts-dejavu-core fonts-noto-core fonts-wqy-microhei \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --create-home --home-dir /data site

WORKDIR /site
COPY requirements/run.txt requirements/run.txt
RUN pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/run.txt

COPY manage.py ./
COPY config config
COPY docs/methods.md docs/methods.md
COPY options options
COPY static static
COPY templates templates
RUN python -m compileall -q config options

ENV DATA_DIR=/data HOST=0.0.0.0 PORT=8000 PYTHONUNBUFFERED=1
USER site
VOLUME /data
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=6s --start-period=60s CMD ["python", "-m", "config.health"]
CMD ["python", "-m", "config.serve"]
