import { createElement } from "react";
import { useCategories } from "#registers/categories/web/use-categories.ts";
import { useMatrix } from "#registers/priority-matrix/web/use-matrix.ts";
import { useServices } from "#registers/services/web/use-services.ts";
import { Desk } from "#web/staff/desk/DeskPage.tsx";

const registers = { useMatrix, useServices, useCategories };

/** The desk, with the registers it asks. */
export const DeskPage = () => createElement(Desk, { registers });
