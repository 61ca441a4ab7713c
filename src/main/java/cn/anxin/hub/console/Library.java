package cn.anxin.hub.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;

/**
 * A library of the pages, as it came with the build; its version is read from its own jar, so that it is named in the
 * build alone.
 */
enum Library {
    HTMX("htmx", "org.webjars.npm", "htmx.org", "META-INF/resources/webjars/htmx.org/%s/dist/"),
    ECHARTS("echarts", "org.mvnpm", "echarts", "META-INF/resources/_static/echarts/%s/dist/");

    private final String path;
    private final String group;
    private final String artifact;
    private final String folder;

    Library(String path, String group, String artifact, String folder) {
        this.path = path;
        this.group = group;
        this.artifact = artifact;
        this.folder = folder;
    }

    /** Below which its files are served. */
    String path() {
        return "/lib/" + path + "/**";
    }

    /** Where its files are on the class path. */
    String location() {
        return "classpath:/" + folder.formatted(version());
    }

    private String version() {
        Properties pom = new Properties();
        String name = "META-INF/maven/%s/%s/pom.properties".formatted(group, artifact);
        try (InputStream content = new ClassPathResource(name).getInputStream()) {
            pom.load(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pom.getProperty("version", "");
    }
}
