package org.chuishao.kernel.tabular;

import org.chuishao.kernel.problem.Problem;

/** Why a file is no table we read at all; each is a 400 of its own code. */
final class Unreadable {
    private Unreadable() {}

    static Problem tooLarge(Limits limits) {
        var most = limits.bytes() >> 20;
        return Problem.of(
                413, "BODY_TOO_LARGE", "文件超过 " + most + " MiB，请拆分。", "The file exceeds " + most + " MiB; split it.");
    }

    static Problem empty() {
        return unreadable("FILE_EMPTY", "文件是空的。", "The file is empty.");
    }

    static Problem oldOrLocked() {
        return unreadable(
                "FILE_FORMAT",
                "这是旧版 .xls 或加密的工作簿；请去掉密码并另存为 .xlsx 或 CSV。",
                "This is an old .xls or a workbook with a password; remove it and save as .xlsx or CSV.");
    }

    static Problem encoding() {
        return unreadable(
                "FILE_ENCODING", "文字编码无法识别；请以 UTF-8 或 GB18030（GBK）保存。", "The text is neither UTF-8 nor GB18030 (GBK).");
    }

    static Problem bomb() {
        return unreadable("FILE_INFLATES", "工作簿解压后过大，已拒绝。", "The workbook unpacks to more than is taken.");
    }

    static Problem damaged() {
        return unreadable("FILE_DAMAGED", "工作簿已损坏或不完整。", "The workbook is damaged or incomplete.");
    }

    static Problem declaresTypes() {
        return unreadable(
                "FILE_DECLARES_ENTITIES",
                "工作簿含有文档类型或实体声明，已拒绝。",
                "The workbook declares a document type or entities; it is refused.");
    }

    static Problem tooManyRows(Limits limits) {
        return unreadable(
                "FILE_TOO_LONG",
                "文件超过 " + limits.rows() + " 行，请拆分。",
                "The file has more than " + limits.rows() + " rows; split it.");
    }

    static Problem tooManyColumns(int line, Limits limits) {
        return unreadable(
                "ROW_TOO_LONG",
                "第 " + line + " 行超过 " + limits.columns() + " 列。",
                "Line " + line + " has more than " + limits.columns() + " columns.");
    }

    static Problem cellTooLong(int line, Limits limits) {
        return unreadable(
                "CELL_TOO_LONG",
                "第 " + line + " 行有单元格超过 " + limits.characters() + " 个字。",
                "A cell of line " + line + " has more than " + limits.characters() + " characters.");
    }

    static Problem openQuote(int line) {
        return unreadable(
                "QUOTE_NOT_CLOSED",
                "第 " + line + " 行的引号没有结束。",
                "A quotation mark of line " + line + " is never closed.");
    }

    private static Problem unreadable(String code, String zh, String en) {
        return Problem.badRequest(code, zh, en);
    }
}
