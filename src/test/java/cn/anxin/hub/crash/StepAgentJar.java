package cn.anxin.hub.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.ByteBuddy;

/** Packs {@link StepAgent} as the jar that {@code -javaagent} wants, with Byte Buddy on its class path. */
final class StepAgentJar {

    private static final List<Class<?>> CLASSES = List.of(StepAgent.class, StepAgent.Hold.class, StepAgent.Gate.class);

    private StepAgentJar() {}

    static Path writeTo(Path folder) {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Premain-Class", StepAgent.class.getName());
        Path jar = folder.resolve("step-agent.jar");
        try {
            attributes.put(
                    Attributes.Name.CLASS_PATH,
                    ByteBuddy.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI()
                            .toString());
            try (OutputStream file = Files.newOutputStream(jar);
                    JarOutputStream out = new JarOutputStream(file, manifest)) {
                for (Class<?> type : CLASSES) {
                    pack(type, out);
                }
            }
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot pack the step agent", e);
        }
        return jar;
    }

    private static void pack(Class<?> type, JarOutputStream out) throws IOException {
        String entry = type.getName().replace('.', '/') + ".class";
        out.putNextEntry(new JarEntry(entry));
        try (InputStream bytes = type.getClassLoader().getResourceAsStream(entry)) {
            if (bytes == null) {
                throw new IOException("no class file of " + type);
            }
            bytes.transferTo(out);
        }
        out.closeEntry();
    }
}
