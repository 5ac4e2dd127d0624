import { Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useAppDispatch } from "../../app/hooks.ts";
import { getJournals } from "./getJournals.ts";
import "./inspectorWords.ts";

/** After a call: the way to what has happened on its connections. Nothing where there was no connection. */
export default function InspectorLink() {
  const { t } = useTranslation("inspector");
  const dispatch = useAppDispatch();
  const [has] = useState(() => (dispatch(getJournals())?.all.length ?? 0) > 0);
  if (!has) return null;
  return (
    <Button size="md" variant="subtle" component={Link} to="/inspector">
      {t("title")}
    </Button>
  );
}
