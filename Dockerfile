# Belay's image. Everything comes from Debian's packages and Maven Central; nothing has to be built beforehand.
#   docker build --build-arg COMMIT="$(git rev-parse HEAD)" -t belay .
ARG BASE=debian:trixie-slim
# The clients have to be of the server's major or newer. Debian 13 offers 17; for 18 name a base that offers it.
ARG POSTGRES_MAJOR=17

FROM ${BASE} AS tools
# Java's packages link their manuals into this folder, and a slim Debian is without it.
RUN mkdir -p /usr/share/man/man1 \
    && apt-get -q update \
    && apt-get -q -y install --no-install-recommends maven openjdk-25-jdk-headless \
    && rm -rf /var/lib/apt/lists/*

# A Java of the modules that are needed is a third of the package's size. It has the trust store of the base.
FROM tools AS java
RUN jlink --no-header-files --no-man-pages --include-locales=en,ko --output /opt/java --add-modules \
        java.desktop,java.instrument,java.management,java.naming,java.net.http,java.security.jgss,java.sql,jdk.crypto.ec,jdk.localedata,jdk.unsupported,jdk.zipfs \
    && cp --remove-destination -L /etc/ssl/certs/java/cacerts /opt/java/lib/security/cacerts

FROM tools AS build
WORKDIR /opt/belay
# Plugins and libraries have a layer of their own, so that a change of the sources does not fetch them again.
COPY pom.xml ./
RUN mvn -B -q -ntp package -Dmaven.test.skip=true && rm -rf target
COPY bin ./bin
COPY src/main ./src/main
COPY templates ./templates
RUN mvn -B -q -ntp package -Dmaven.test.skip=true

# The package's wrappers around the clients bring a whole Perl, which Belay never calls: it takes the programs alone.
FROM ${BASE} AS clients
ARG POSTGRES_MAJOR
RUN apt-get -q update \
    && apt-get -q -y install --no-install-recommends "postgresql-client-${POSTGRES_MAJOR}"

FROM ${BASE}
# What else the image is to have, such as rclone (57 MB) for copies on what only rclone reaches.
ARG EXTRAS=
RUN apt-get -q update \
    && apt-get -q -y install --no-install-recommends \
        curl liblz4-1 libpq5 libreadline8 libzstd1 tini tzdata zlib1g ${EXTRAS} \
    && apt-get clean && rm -rf /var/lib/apt/lists/* /var/cache/debconf/*-old \
    && groupadd --gid 10001 belay \
    && useradd --uid 10001 --gid belay --home-dir /data --no-create-home --shell /usr/sbin/nologin belay \
    && install -d -o belay -g belay -m 700 /data /backups \
    && ln -s /opt/belay/bin/belay /usr/local/bin/belay
ARG POSTGRES_MAJOR
COPY --from=clients /usr/lib/postgresql/${POSTGRES_MAJOR}/bin /usr/lib/postgresql/${POSTGRES_MAJOR}/bin
COPY --from=clients /usr/share/doc/postgresql-client-${POSTGRES_MAJOR}/copyright /usr/share/doc/postgresql-client-${POSTGRES_MAJOR}/
COPY --from=java /opt/java /opt/java
ENV PATH=/opt/java/bin:/usr/lib/postgresql/${POSTGRES_MAJOR}/bin:$PATH
# A library that one of the clients lacks has to show here and not in the night.
RUN for client in "/usr/lib/postgresql/${POSTGRES_MAJOR}/bin"/*; do "$client" --version || exit 1; done
COPY --from=build /opt/belay/target/lib /opt/belay/target/lib
COPY --from=build /opt/belay/target/belay.jar /opt/belay/target/
COPY bin /opt/belay/bin
COPY build/train.sh /opt/belay/build/
# The cache fits only the Java and the paths it was made with, so it is made here and not in the stage above.
RUN /opt/belay/build/train.sh

ENV BELAY_HOME=/data BELAY_BACKUPS=/backups BELAY_BIND=0.0.0.0 BELAY_PORT=8484 LANG=C.UTF-8
USER belay
WORKDIR /data
VOLUME ["/data", "/backups"]
EXPOSE 8484
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s --retries=3 \
    CMD ["bash", "-c", "curl -sf -o /dev/null http://127.0.0.1:${BELAY_PORT}/healthz"]
ENTRYPOINT ["tini", "--", "belay"]
CMD ["serve"]

ARG COMMIT=unknown
LABEL org.opencontainers.image.title="Belay" \
    org.opencontainers.image.licenses="Apache-2.0" \
    org.opencontainers.image.revision="${COMMIT}"
