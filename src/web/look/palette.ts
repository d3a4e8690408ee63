/** The colours Ant Design needs as values (it computes hover and disabled shades from them). Equal to tokens.css by test. */
export type Palette = {
  readonly [name in
    | "accent"
    | "accent-h"
    | "accent-bg"
    | "accent-line"
    | "on-accent"
    | "done"
    | "done-bg"
    | "warn"
    | "warn-bg"
    | "warn-line"
    | "late"
    | "late-bg"
    | "late-line"
    | "bg"
    | "surface"
    | "sunken"
    | "raised"
    | "hover"
    | "line"
    | "line2"
    | "ctl"
    | "text"
    | "text2"
    | "text3"]: string;
};

export const light: Palette = {
  accent: "#0b6b7c",
  "accent-h": "#085663",
  "accent-bg": "#e2f0f2",
  "accent-line": "#9ccad2",
  "on-accent": "#ffffff",
  done: "#2b6e35",
  "done-bg": "#e5f1e6",
  warn: "#8a4b00",
  "warn-bg": "#fff0d4",
  "warn-line": "#e0b36a",
  late: "#b3261e",
  "late-bg": "#fce9e7",
  "late-line": "#e3a19c",
  bg: "#eff2f2",
  surface: "#ffffff",
  sunken: "#f7f9f9",
  raised: "#ffffff",
  hover: "#f1f5f5",
  line: "#dde3e4",
  line2: "#c3cbcd",
  ctl: "#7e8a8d",
  text: "#172124",
  text2: "#465357",
  text3: "#5f6c70",
};

export const dark: Palette = {
  accent: "#55b9ca",
  "accent-h": "#7ccedb",
  "accent-bg": "#12323a",
  "accent-line": "#2a6471",
  "on-accent": "#06191d",
  done: "#82c98b",
  "done-bg": "#17301c",
  warn: "#f2bc66",
  "warn-bg": "#38290f",
  "warn-line": "#7a5a20",
  late: "#ff968c",
  "late-bg": "#40191a",
  "late-line": "#86403c",
  bg: "#0e1315",
  surface: "#151c1f",
  sunken: "#11181a",
  raised: "#1c2529",
  hover: "#1b2428",
  line: "#293438",
  line2: "#3b484d",
  ctl: "#77868b",
  text: "#e4eaeb",
  text2: "#b3bec1",
  text3: "#909da1",
};
