/** A colour, by name, number or function. */
const colour = /^(?:[a-z]{3,30}|#[\da-f]{3,8}|(?:rgb|hsl)a?\([\d\s.,%/]{1,40}\))$/i;
const length = String.raw`(?:0|-?\d{1,4}(?:\.\d{1,4})?(?:px|pt|em|rem|ex|ch|cm|mm|in|pc|%))`;
const oneLength = new RegExp(`^${length}$`, "i");
/** No lengths below zero, which would move text over what is not its own. */
const lengths = new RegExp(`^${length.replace("-?", "")}(?:\\s+${length.replace("-?", "")}){0,3}$`, "i");
const autoLengths = new RegExp(
  `^(?:auto|${length.replace("-?", "")})(?:\\s+(?:auto|${length.replace("-?", "")})){0,3}$`,
  "i",
);
const border = /^(?!.*url)[\w\s.#(),%]{1,80}$/i;
const words = (...allowed: string[]): RegExp => new RegExp(`^(?:${allowed.join("|")})$`, "i");

/**
 * What a style may set: how text looks and how wide things are. Nothing that fetches (`url()` fits no pattern here), nothing that lifts
 * an element out of its place (S3).
 */
export const allowedStyles: Record<string, RegExp[]> = {
  color: [colour],
  "background-color": [colour],
  background: [colour],
  "font-family": [/^[\p{L}\p{N}\s"',_-]{1,200}$/u],
  "font-size": [
    oneLength,
    words("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large", "smaller", "larger"),
  ],
  "font-style": [words("normal", "italic", "oblique")],
  "font-weight": [words("normal", "bold", "bolder", "lighter", "[1-9]00")],
  "line-height": [oneLength, words("normal", String.raw`\d{1,2}(?:\.\d{1,4})?`)],
  "letter-spacing": [oneLength, words("normal")],
  "text-align": [words("left", "right", "center", "justify", "start", "end")],
  "text-decoration": [words("none", "underline", "line-through", "overline")],
  "text-indent": [oneLength],
  "text-transform": [words("none", "uppercase", "lowercase", "capitalize")],
  "vertical-align": [
    oneLength,
    words("baseline", "top", "middle", "bottom", "sub", "super", "text-top", "text-bottom"),
  ],
  "white-space": [words("normal", "pre", "pre-wrap", "pre-line", "nowrap")],
  "word-break": [words("normal", "break-all", "break-word", "keep-all")],
  "list-style-type": [words("[a-z-]{3,30}")],
  ...Object.fromEntries(
    ["margin", "margin-top", "margin-right", "margin-bottom", "margin-left"].map((name) => [name, [autoLengths]]),
  ),
  ...Object.fromEntries(
    ["padding", "padding-top", "padding-right", "padding-bottom", "padding-left"].map((name) => [name, [lengths]]),
  ),
  ...Object.fromEntries(
    ["width", "max-width", "min-width", "height", "max-height"].map((name) => [name, [autoLengths]]),
  ),
  ...Object.fromEntries(
    ["border", "border-top", "border-right", "border-bottom", "border-left"].map((name) => [name, [border]]),
  ),
  "border-color": [colour],
  "border-style": [words("none", "solid", "dashed", "dotted", "double")],
  "border-width": [lengths],
  "border-radius": [lengths],
  "border-collapse": [words("collapse", "separate")],
  "border-spacing": [lengths],
};
