import { useTranslation } from "react-i18next";
import { useAppSelector } from "../../app/hooks.ts";
import classes from "./ServerHint.module.css";

/** Says that the server is away, and that the call goes on without it. */
export function ServerHint() {
  const { t } = useTranslation("visit");
  const { server, restarting } = useAppSelector((state) => state.connection);
  if (server !== "offline" && !restarting) return null;
  return (
    <p className={classes["hint"]} role="status">
      {t(restarting ? "call.restarting" : "call.serverLost")}
    </p>
  );
}
