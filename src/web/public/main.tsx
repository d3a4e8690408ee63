/** @jsxImportSource preact */
import { render } from "preact";
import "../look/tokens.css";
import "../look/base.css";
import "./look/frame.css";
import "./look/form.css";
import "./look/case.css";
import "./look/catalogue.css";
import "./look/deputies.css";
import { App } from "./app.tsx";

/** Entry of the public client (portal, tracking): Preact and our own few components, nothing else. */
render(<App />, document.getElementById("root")!);
