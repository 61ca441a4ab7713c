package cn.anxin.hub.policy;

import cn.anxin.hub.record.Message;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Parses YAML into its nodes and no further: nothing in a file can name a class. */
final class Yaml {

    private Yaml() {}

    static Entry read(Path file, byte[] utf8) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        try {
            Node root = new org.yaml.snakeyaml.Yaml(new LoaderOptions()).compose(new StringReader(text));
            if (root == null) {
                throw new PolicyFault(file.toString(), 1, new Message("文件为空", "the file is empty"));
            }
            return new Entry(file.toString(), root);
        } catch (MarkedYAMLException e) {
            Mark mark = e.getProblemMark();
            throw notYaml(file, mark == null ? 0 : mark.getLine() + 1, String.valueOf(e.getProblem()));
        } catch (YAMLException e) {
            throw notYaml(file, 0, String.valueOf(e.getMessage()));
        }
    }

    private static PolicyFault notYaml(Path file, int line, String problem) {
        return new PolicyFault(
                file.toString(), line, new Message("不是正确的 YAML（" + problem + "）", "not valid YAML (" + problem + ")"));
    }
}
