package planted.belay.dump;

import planted.belay.web.Page;

public interface ImportsAnEdge {
    Page[] pages();
}
