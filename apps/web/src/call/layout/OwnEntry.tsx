import { IconEye, IconEyeOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { MoreItem } from "./MoreItem.tsx";
import { useOwnHidden } from "./useOwnPicture.ts";

/** In the More menu: hides one's own picture, and shows it again. */
export function OwnEntry() {
  const { t } = useTranslation("stage");
  const [hidden, setHidden] = useOwnHidden();
  return (
    <MoreItem icon={hidden ? <IconEye /> : <IconEyeOff />} onClick={() => setHidden(!hidden)}>
      {t(hidden ? "own.show" : "own.hide")}
    </MoreItem>
  );
}
