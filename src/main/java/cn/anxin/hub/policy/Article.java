package cn.anxin.hub.policy;

import java.util.NavigableMap;

/**
 * An article as the law has it.
 *
 * @param closing what follows the items; empty where nothing does
 */
public record Article(int number, String title, String text, NavigableMap<Integer, String> items, String closing) {}
