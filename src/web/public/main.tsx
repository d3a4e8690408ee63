/** @jsxImportSource preact */
import { render } from "preact";
import "../look/tokens.css";

/** Entry of the public client (portal, tracking, surveys): Preact and our own few components, nothing else. */
render(<p>回音</p>, document.getElementById("root")!);
