using System.Text.RegularExpressions;

namespace PlanBot.LocalWeCom;

/// <summary>
/// The rules of template cards: page "模板卡片类型" (path 101032) for the robot, "发送应用消息" (path 90236) for the app. Counts
/// and bytes are limits; numbers of characters are advice.
/// </summary>
internal static partial class CardRules
{
    private const int KeyBytes = 1024;
    private const int OptionIdBytes = 128;

    [GeneratedRegex("^[0-9A-Za-z_@-]{1,128}$")]
    private static partial Regex TaskId();

    public static void Check(FieldCheck card)
    {
        var type = card.Text("card_type", required: true);
        card.Object("source", source =>
        {
            source.Url("icon_url");
            source.Text("desc", adviceChars: 13);
            source.Number("desc_color", 0, 3);
        });
        var answers = type is "button_interaction" or "vote_interaction" or "multiple_interaction";
        card.Object("main_title", title =>
        {
            title.Text("title", required: type is not "text_notice", adviceChars: 26);
            title.Text("desc", adviceChars: 30);
        }, required: type is not "text_notice");
        var taskId = card.Text("task_id", required: answers || card.Has("action_menu"));
        if (taskId is not null && !TaskId().IsMatch(taskId))
        {
            card.Fault("task_id", "is not of letters, digits and _-@, at most 128 bytes");
        }
        card.Object("feedback", feedback => feedback.Text("id", required: true, maxBytes: 256));
        switch (type)
        {
            case "text_notice":
                Notice(card);
                card.Object("emphasis_content", content =>
                {
                    content.Text("title", adviceChars: 10);
                    content.Text("desc", adviceChars: 15);
                });
                card.Text("sub_title_text", adviceChars: 112);
                if (!card.Has("main_title") && !card.Has("sub_title_text"))
                {
                    card.Fault("main_title", "and sub_title_text are both missing");
                }
                break;
            case "news_notice":
                Notice(card);
                News(card);
                break;
            case "button_interaction":
                Facts(card);
                card.Text("sub_title_text", adviceChars: 112);
                card.Object("card_action", Link);
                card.Object("button_selection", selection => Selection(selection, new HashSet<string>(StringComparer.Ordinal)));
                Buttons(card);
                break;
            case "vote_interaction":
                card.Object("checkbox", Checkbox, required: true);
                card.Object("submit_button", Submit, required: true);
                break;
            case "multiple_interaction":
                var questions = new HashSet<string>(StringComparer.Ordinal);
                card.Items("select_list", 1, 3, selection => Selection(selection, questions), required: true);
                card.Object("submit_button", Submit, required: true);
                break;
            case not null:
                card.Fault("card_type", $"is \"{type}\", which is none");
                break;
        }
    }

    private static void Notice(FieldCheck card)
    {
        Facts(card);
        card.Items("jump_list", 0, 3, jump =>
        {
            var type = jump.Number("type", 0, 3);
            jump.Text("title", required: true, adviceChars: 13);
            Target(jump, type);
            jump.Text("question", required: type == 3, maxBytes: 200);
        });
        card.Object("card_action", Link, required: true);
    }

    private static void Facts(FieldCheck card)
    {
        card.Object("action_menu", menu =>
        {
            var keys = new HashSet<string>(StringComparer.Ordinal);
            menu.Text("desc");
            menu.Items("action_list", 1, 3, action =>
            {
                action.Text("text", required: true);
                Unique(action, "key", KeyBytes, keys);
            }, required: true);
        });
        card.Object("quote_area", quote =>
        {
            Target(quote, quote.Number("type", 0, 2));
            quote.Text("title");
            quote.Text("quote_text");
        });
        card.Items("horizontal_content_list", 0, 6, content =>
        {
            var type = content.Number("type", 0, 3);
            content.Text("keyname", required: true, adviceChars: 5);
            content.Text("value", adviceChars: 26);
            content.Url("url", required: type == 1);
            content.Text("userid", required: type == 3);
            if (type == 2)
            {
                content.Fault("type", "is 2, files are not for robots");
            }
        });
    }

    private static void News(FieldCheck card)
    {
        card.Object("card_image", image =>
        {
            image.Url("url", required: true);
            image.Any("aspect_ratio");
        }, required: !card.Has("image_text_area"));
        card.Object("image_text_area", area =>
        {
            Target(area, area.Number("type", 0, 2));
            area.Text("title");
            area.Text("desc");
            area.Url("image_url", required: true);
        });
        card.Items("vertical_content_list", 0, 4, content =>
        {
            content.Text("title", required: true, adviceChars: 26);
            content.Text("desc", adviceChars: 112);
        });
    }

    private static void Buttons(FieldCheck card)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        card.Items("button_list", 1, 6, button =>
        {
            var type = button.Number("type", 0, 1);
            button.Text("text", required: true, adviceChars: 10);
            button.Number("style", 1, 4);
            button.Url("url", required: type == 1);
            if (type != 1)
            {
                Unique(button, "key", KeyBytes, keys);
            }
            else
            {
                button.Any("key");
            }
        }, required: true);
    }

    private static void Checkbox(FieldCheck checkbox)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        checkbox.Text("question_key", required: true, maxBytes: KeyBytes);
        checkbox.Flag("disable");
        checkbox.Number("mode", 0, 1);
        checkbox.Items("option_list", 1, 20, option =>
        {
            Unique(option, "id", OptionIdBytes, ids);
            option.Text("text", required: true, adviceChars: 11);
            option.Flag("is_checked");
        }, required: true);
    }

    private static void Selection(FieldCheck selection, HashSet<string> questions)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        Unique(selection, "question_key", KeyBytes, questions);
        selection.Text("title", adviceChars: 13);
        selection.Flag("disable");
        selection.Text("selected_id");
        selection.Items("option_list", 1, 10, option =>
        {
            Unique(option, "id", OptionIdBytes, ids);
            option.Text("text", required: true, adviceChars: 10);
        }, required: true);
    }

    private static void Submit(FieldCheck button)
    {
        button.Text("text", required: true, adviceChars: 10);
        button.Text("key", required: true, maxBytes: KeyBytes);
    }

    private static void Link(FieldCheck action) => Target(action, action.Number("type", 0, 2));

    private static void Target(FieldCheck check, int? type)
    {
        check.Url("url", required: type == 1);
        check.Text("appid", required: type == 2);
        check.Text("pagepath");
    }

    private static void Unique(FieldCheck check, string name, int maxBytes, HashSet<string> seen)
    {
        if (check.Text(name, required: true, maxBytes) is { } text && !seen.Add(text))
        {
            check.Fault(name, "is there twice");
        }
    }
}
