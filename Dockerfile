# Plimsoll as an image: docker build -t plimsoll .
FROM eclipse-temurin:17.0.15_6-jdk-jammy AS build
WORKDIR /src
COPY . .
RUN ./mvnw -q -B -DskipTests -DskipITs -pl streams-app -am package

# glibc, not musl: RocksDB and the compression codecs are native.
FROM eclipse-temurin:17.0.15_6-jre-jammy
RUN useradd --system --uid 10001 --no-create-home plimsoll \
    && mkdir -p /var/lib/plimsoll \
    && chown plimsoll /var/lib/plimsoll
COPY --from=build /src/streams-app/target/lib /opt/plimsoll/lib
COPY --from=build /src/streams-app/target/plimsoll.jar /opt/plimsoll/
USER 10001
WORKDIR /var/lib/plimsoll
VOLUME /var/lib/plimsoll
EXPOSE 8080
# Ready: the tasks are assigned and restored. With bash alone, for the image has no HTTP client.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-XX:MaxRAMPercentage=60", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/plimsoll/plimsoll.jar"]
CMD ["run", "--config", "/etc/plimsoll/plimsoll.yaml"]
