import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useAppDispatch, useAppSelector } from "../../app/hooks.ts";
import words from "../../i18n/en/devices.json";
import { addCatalogue } from "../../i18n/i18n.ts";
import { Notice } from "../../ui/Notice.tsx";
import { deviceNewsTold, type DeviceNews as News } from "../slices/localMedia.ts";
import classes from "./DeviceNews.module.css";
import { takeFound } from "./takeFound.ts";

addCatalogue("devices", words);

/** What happened to the devices: each kind's latest, until it is dealt with or put away. */
export default function DeviceNews() {
  const news = useAppSelector((state) => state.localMedia.news);
  return news.map((one) => <DeviceNotice key={one.kind} news={one} />);
}

function DeviceNotice({ news }: { news: News }) {
  const { t } = useTranslation("devices");
  const dispatch = useAppDispatch();
  return (
    <Notice tone="info">
      <p>{useWords(news)}</p>
      <div className={classes["actions"]}>
        {news.type === "found" && (
          <Button size="sm" onClick={() => dispatch(takeFound(news.kind, news.deviceId))}>
            {t("news.use")}
          </Button>
        )}
        <Button size="sm" variant="default" onClick={() => dispatch(deviceNewsTold({ kind: news.kind }))}>
          {t("news.dismiss")}
        </Button>
      </div>
    </Notice>
  );
}

function useWords(news: News): string {
  const { t } = useTranslation("devices");
  const label = news.label || t(`unnamed.${news.kind}`);
  if (news.type === "unusable") return t(`news.unusable.${news.kind}`, { label });
  if (news.type !== "replaced") return t(`news.${news.type}.${news.kind}`, { label });
  return t(`news.replaced.${news.kind}`, { label, by: news.by || t(`unnamed.${news.kind}`) });
}
