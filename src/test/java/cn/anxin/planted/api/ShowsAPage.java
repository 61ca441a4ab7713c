package cn.anxin.planted.api;

import cn.anxin.planted.console.PageHelper;

/** Planted: the interface uses the console. */
record ShowsAPage(PageHelper page) {}
