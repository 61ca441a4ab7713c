package cn.anxin.planted.console;

import org.springframework.beans.factory.annotation.Autowired;

/** Planted: a name that says nothing, and an injected field. */
public class PageHelper {

    @Autowired
    private String title = "";

    String title() {
        return title;
    }
}
