/** @jsxImportSource preact */
import { Link } from "../parts/Link.tsx";
import { PageTitle } from "../parts/Page.tsx";
import { useWords } from "../settings.tsx";

export function NotFoundPage() {
  const words = useWords();
  return (
    <div class="narrow">
      <PageTitle name={words.notFoundTitle}>{words.notFoundTitle}</PageTitle>
      <p class="lead-in">{words.notFoundLead}</p>
      <div class="buttons">
        <Link to="/t" class="button">
          {words.trackInsteadAction}
        </Link>
        <Link to="/portal" class="button filled">
          {words.toHome}
        </Link>
      </div>
    </div>
  );
}
