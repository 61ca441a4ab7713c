package cn.anxin.hub.bench;

import java.util.List;

/** Something that is measured, by itself, on data of its own. */
public interface Measurement {

    /** By which {@code -Dbench.only} asks for it. */
    String name();

    /** Runs it; what it writes goes below {@link Workspace#folder}. */
    List<Figure> measure(Workspace workspace) throws Exception;
}
