package cn.anxin.hub.sheet;

import java.util.List;

/**
 * A row with its cells, those of merged cells above included.
 *
 * @param number as Excel shows it, from 1
 */
public record SheetRow(long number, List<SheetCell> cells) {}
