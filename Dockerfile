# The hub as an image, of the jar that `mvn -DskipTests package` has made. It is for the profile external; settings:
# docs/operations.md. Nothing but /data is written, and /tmp.
FROM eclipse-temurin:17.0.15_6-jre-noble AS layers
WORKDIR /layers
COPY target/anxin-hub.jar anxin-hub.jar
RUN java -Djarmode=tools -jar anxin-hub.jar extract --layers --destination extracted

FROM eclipse-temurin:17.0.15_6-jre-noble
RUN groupadd --gid 10001 anxin \
 && useradd --uid 10001 --gid anxin --no-create-home --home-dir /data --shell /usr/sbin/nologin anxin \
 && install --directory --owner anxin --group anxin --mode 0700 /data
WORKDIR /opt/anxin
# What changes seldom comes first, so that a new version is a small layer.
COPY --from=layers /layers/extracted/dependencies/ ./
COPY --from=layers /layers/extracted/spring-boot-loader/ ./
COPY --from=layers /layers/extracted/snapshot-dependencies/ ./
COPY routes/ routes/
COPY policies/ policies/
COPY agencies.yaml ./
COPY --from=layers /layers/extracted/application/ ./

ENV ANXIN_HOME=/data SPRING_PROFILES_ACTIVE=external LANG=C.UTF-8
USER 10001:10001
VOLUME /data
EXPOSE 8080
# The shell's own sockets: the image has no curl. Where the hub speaks TLS itself, give another check.
HEALTHCHECK --interval=10s --timeout=5s --start-period=90s --retries=3 CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${SERVER_PORT:-8080}\" && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\n\\r\\n' >&3 && read -r line <&3 && [[ $line == *' 200'* ]]"]
# The process itself gets SIGTERM. More options: JAVA_TOOL_OPTIONS.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=70", "-XX:+ExitOnOutOfMemoryError", "-jar", "anxin-hub.jar"]
