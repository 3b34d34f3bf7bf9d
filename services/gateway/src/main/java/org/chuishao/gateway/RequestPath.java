package org.chuishao.gateway;

/** Tells paths that everybody reads alike from those a service behind might read as another path. */
final class RequestPath {
    private RequestPath() {}

    /** No empty or dot segments, no backslash or path parameter, and nothing encoded that would become one of them. */
    static boolean isPlain(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        int start = 1;
        for (int i = 1; i <= path.length(); i++) {
            char c = i == path.length() ? '/' : path.charAt(i);
            if (c == '/') {
                boolean trailing = i == path.length() && start == i;
                if (!trailing && (i == start || isDots(path, start, i))) {
                    return false;
                }
                start = i + 1;
            } else if (c == '\\' || c == ';' || c <= ' ' || c == 0x7f || c == '%' && !isHarmless(path, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isDots(String path, int start, int end) {
        return path.charAt(start) == '.' && (end - start == 1 || end - start == 2 && path.charAt(start + 1) == '.');
    }

    private static boolean isHarmless(String path, int percent) {
        if (percent + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(percent + 1), 16);
        int low = Character.digit(path.charAt(percent + 2), 16);
        int decoded = high * 16 + low;
        return high >= 0 && low >= 0 && decoded >= ' ' && decoded != 0x7f && "./\\%;".indexOf(decoded) < 0;
    }
}
