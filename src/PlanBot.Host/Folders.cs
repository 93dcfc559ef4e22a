namespace PlanBot.Host;

/// <summary>Where the program looks for its folders.</summary>
internal static class Folders
{
    /// <summary>
    /// The knowledge folder: the one that was named, or <c>knowledge</c> in the working folder, or in the nearest folder
    /// above the program that has one.
    /// </summary>
    public static string Knowledge(string? named)
    {
        if (!string.IsNullOrEmpty(named)) return Path.GetFullPath(named);
        if (Directory.Exists("knowledge")) return Path.GetFullPath("knowledge");
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "knowledge");
            if (Directory.Exists(Path.Combine(candidate, "plans"))) return candidate;
        }
        return Path.GetFullPath("knowledge");
    }

    /// <summary>The data folder: the one that was named, or <c>data</c> beside the knowledge folder.</summary>
    public static string Data(string? named) => Path.GetFullPath(string.IsNullOrEmpty(named) ? Path.Combine(Path.GetDirectoryName(Knowledge(null)) ?? "", "data") : named);
}
