package org.chuishao.workstation.member;

/** A group members belong to. */
public record GroupView(String code, String name) {}
