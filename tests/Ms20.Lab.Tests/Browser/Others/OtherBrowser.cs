namespace Ms20.Lab.Tests.Browser.Others;

/// <summary>Browsers that are not Chromium.</summary>
public enum OtherBrowser
{
    /// <summary>Firefox.</summary>
    Firefox,

    /// <summary>WebKit, with the shared memory that Safari has.</summary>
    WebKit,
}
