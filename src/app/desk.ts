import { createElement, lazy } from "react";
import { useCategories } from "#registers/categories/web/use-categories.ts";
import { useCover } from "#registers/contracts/web/use-cover.ts";
import { useMatrix } from "#registers/priority-matrix/web/use-matrix.ts";
import { useServices } from "#registers/services/web/use-services.ts";
import { Desk } from "#web/staff/desk/DeskPage.tsx";

const NewDevice = lazy(() =>
  import("#registers/devices/web/NewDevice.tsx").then(({ NewDevice }) => ({ default: NewDevice })),
);
const CoverCard = lazy(() =>
  import("#registers/contracts/web/CoverCard.tsx").then(({ CoverCard }) => ({ default: CoverCard })),
);
const registers = { useMatrix, useServices, useCategories, useCover, NewDevice, CoverCard };

/** The desk, with the registers it asks. */
export const DeskPage = () => createElement(Desk, { registers });
